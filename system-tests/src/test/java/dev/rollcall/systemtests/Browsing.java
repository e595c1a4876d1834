package dev.rollcall.systemtests;

import dev.rollcall.systemtests.running.OneSystem;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One browser for all test classes. Gives each [Visitor] that a test's constructor asks for a
/// window of its own in it, until the test has ended.
final class Browsing implements BeforeAllCallback, ParameterResolver {
    private static final Namespace WINDOWS = Namespace.create(Browsing.class);

    /// Here, since a class without a browser is skipped, and a parameter can't be.
    @Override
    public void beforeAll(ExtensionContext context) {
        chromium(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitor.class;
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var visitor = new Visitor(OneSystem.of(context), chromium(context));
        context.getStore(WINDOWS).put(parameter.getIndex(), visitor);
        return visitor;
    }

    /// Closed by JUnit when the last test has ended.
    private static Chromium chromium(ExtensionContext context) {
        return context.getRoot()
                .getStore(WINDOWS)
                .computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
    }
}
