/** What stands wrong in resources/law and resources/templates; none: the summary counts what was checked. */
export declare const checkLaw: (resources: string) => { readonly problems: readonly string[]; readonly summary: string }
