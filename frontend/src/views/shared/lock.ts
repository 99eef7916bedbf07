/** A padlock, as path data round the origin: what is behind it does not change any more. */
export const LOCK = "M-3.500 -0.500v-2a3.500 3.500 0 0 1 7 0v2h1.200v6h-9.400v-6zM-2 -0.500h4v-2a2 2 0 0 0 -4 0z";
