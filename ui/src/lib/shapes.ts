/** The shapes that states are drawn as; each always stands with its word. */
export type Shape = 'empty' | 'dot' | 'half' | 'tick' | 'cross' | 'bar' | 'again';
