/** Set by WXT for the browser that is built for. Code for the other browser is left out of the build. */
interface ImportMeta {
  readonly env: { readonly FIREFOX: boolean };
}
