// The module that `ownScript` in build/vite-plugins.ts provides. It exports nothing: it sets `corrigendaWork`.

declare module 'virtual:corrigenda-background-work';
