package dev.rollcall.api.export;

/// Keeps spreadsheets from finding a formula in a cell (OWASP, CSV Injection): at its begin, or
/// inside of it, since one that cuts at semicolons or tabs takes neither commas nor quotes for what
/// they are.
final class Cells {
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String CUTS = ";\t\n\u000B\f\r\u0085\u2028\u2029";

    private Cells() {}

    /// With an apostrophe before what a formula could begin with. It is not taken out again by who
    /// reads: what has to be exact is for NDJSON.
    static String harmless(String text) {
        var cell = new StringBuilder(text.length());
        var begins = true;
        for (int n = 0; n < text.length(); n++) {
            var c = text.charAt(n);
            if (CUTS.indexOf(c) >= 0) {
                begins = true;
            } else if (begins && !Character.isWhitespace(c) && !isSkipped(c)) {
                if (FORMULA.indexOf(c) >= 0) {
                    cell.append('\'');
                }
                begins = false;
            }
            cell.append(c);
        }
        return cell.toString();
    }

    /// What may stand before a formula: quotes, which double where a cell has them, and what can't
    /// be seen.
    private static boolean isSkipped(char c) {
        return c == '"'
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /// JSON that begins as an object or array does can have a cell begin only behind a semicolon in
    /// one of its texts; there it may be written as an escape (RFC 8259, section 7).
    static String withoutSemicolons(String json) {
        return json.replace(";", "\\u003b");
    }
}
