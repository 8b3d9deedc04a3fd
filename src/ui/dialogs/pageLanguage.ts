/**
 * Returns the language in which dates and numbers are formatted: that of the
 * page, which JupyterLab sets to its own; undefined, which stands for the
 * browser's, if the page has none.
 */
export function getPageLanguage(): string | undefined {
  const { lang } = document.documentElement;
  return lang === '' ? undefined : lang.replaceAll('_', '-');
}
