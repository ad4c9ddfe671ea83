// Pages are plain HTML; a page that needs a script of its own says so.
export const csr = false;
export const trailingSlash = 'never';
