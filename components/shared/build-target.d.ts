/** The browser that is built for; what is not for it is left out of the build. WXT sets it. */
interface ImportMeta {
  readonly env: { readonly FIREFOX: boolean };
}
