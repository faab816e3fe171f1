import tokens from './tokens.css?inline';

// A constructed sheet, not a <style>: the page's content security policy allows no inline style.
const sheet = new CSSStyleSheet();
sheet.replaceSync(tokens);
document.adoptedStyleSheets.push(sheet);

export { XzApp } from './xz-app';
