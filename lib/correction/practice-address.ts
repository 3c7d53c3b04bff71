// The address of the practice story, which is part of the extension and not on the web.

/** No site can have this address: `.example` is reserved (RFC 2606). No request is ever sent to it. */
export const PRACTICE_ADDRESS = 'https://practice.corrigenda.example/';
