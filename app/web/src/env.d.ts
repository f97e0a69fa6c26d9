/** The version in package.json. */
declare const __APP_VERSION__: string;
/** The language of these pages: "en", "es". */
declare const __LANGUAGE__: string;
