import type { Appearance } from '#app';

export const darkQuery = matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark now. */
export const isDark = (appearance: Appearance): boolean => appearance === 'dark' || (appearance === 'auto' && darkQuery.matches);
