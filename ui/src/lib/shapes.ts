/** The shapes that states are drawn as; each always stands with its word. */
export type Shape = 'empty' | 'dot' | 'half' | 'full' | 'tick' | 'cross' | 'bar' | 'again';
