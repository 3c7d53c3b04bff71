// The module that `directoryTable` in build/vite-plugins.ts provides.

declare module 'virtual:corrigenda-directory' {
  const directory: import('./directory-rows').Directory;
  export default directory;
}
