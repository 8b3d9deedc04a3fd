import type { IDisclaimerText } from '../engines/engine';
import type { IWeights } from '../model/weights';

/** Returns the disclaimer of a model that runs on this machine. */
export function createLocalDisclaimerText(
  model: string,
  weights: IWeights
): IDisclaimerText {
  const { licence } = weights;
  const licenceText = licence
    ? `Its licence is <a href="${escapeHtml(licence.url)}">${escapeHtml(licence.name)}</a>.`
    : 'The service does not know its licence, because it was started with a model file: check the licence yourself.';
  return {
    title: `Before you use ${model}`,
    body:
      `<p><b>${escapeHtml(model)}</b> is a small language model that runs on this machine. ` +
      'The text around your cursor does not leave it.</p>' +
      '<p>It knows little and makes mistakes: its suggestions may be wrong, outdated, insecure, ' +
      'or not even Python. Read them before you run them. It is not the model of the hosted ' +
      'Qiskit Code Assistant, and not a product of IBM.</p>' +
      `<p>${licenceText}</p>`
  };
}

/**
 * Returns the disclaimer of a model that another server runs.
 *
 * @param model - the model's id.
 * @param host - the server's host and port, such as `127.0.0.1:11434`.
 */
export function createUpstreamDisclaimerText(
  model: string,
  host: string
): IDisclaimerText {
  return {
    title: `Before you use ${model}`,
    body:
      `<p><b>${escapeHtml(model)}</b> is a language model served by <b>${escapeHtml(host)}</b>. ` +
      'The text around your cursor is sent there, and what happens to it is up to those who run it.</p>' +
      '<p>Its suggestions may be wrong, outdated or insecure: read them before you run them. ' +
      'Whether you may use them depends on the licence of the model.</p>'
  };
}

/** Escapes a text for the content of an HTML element or attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
