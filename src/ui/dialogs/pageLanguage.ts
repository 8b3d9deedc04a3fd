/**
 * The language of dates and numbers: that of the page, which JupyterLab sets to
 * its own, and where there is none the browser's.
 */
export function getPageLanguage(): string | undefined {
  const { lang } = document.documentElement;
  return lang === '' ? undefined : lang.replaceAll('_', '-');
}
