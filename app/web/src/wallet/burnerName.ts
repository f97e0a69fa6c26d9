export const BURNER_NAME = 'Burner wallet';
