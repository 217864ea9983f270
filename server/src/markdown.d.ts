/** Markdown files are bundled as text (see esbuild.mjs). */
declare module "*.md" {
  const text: string;
  export default text;
}

/** The version in package.json, put in by the bundler. */
declare const SPECWRIGHT_VERSION: string;
