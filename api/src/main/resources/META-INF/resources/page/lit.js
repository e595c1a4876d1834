// lit-html as released, from its jar. The version is that of api/pom.xml.
export { html, nothing, render } from "/_static/lit-html/3.3.2/lit-html.js";
export { repeat } from "/_static/lit-html/3.3.2/directives/repeat.js";
