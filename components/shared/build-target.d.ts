/** WXT sets this for the browser of the build. Code for the other browser is left out. */
interface ImportMeta {
  readonly env: { readonly FIREFOX: boolean };
}
