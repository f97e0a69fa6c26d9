export const BURNER_NAME = 'Burner wallet';

/** What a wallet is remembered by: its name; the burner's is another in each language. */
export const rememberedAs = (name: string): string => (name === BURNER_NAME ? 'burner' : name);
