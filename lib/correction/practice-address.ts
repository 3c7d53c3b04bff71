// The story that new readers practise on. It stands in the extension alone, under an address that nobody can have.

/** `.example` is reserved (RFC 2606): nothing is ever asked for there. */
export const PRACTICE_ADDRESS = 'https://practice.corrigenda.example/';
