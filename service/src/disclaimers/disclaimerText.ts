import type { IWeights } from '../model/weights';
import type { IDisclaimerText } from '../engines/engine';
import { escapeHtml } from '../html';

/** The disclaimer of a model that runs on this machine. */
export function createLocalDisclaimerText(
  model: string,
  weights: IWeights
): IDisclaimerText {
  const { licence } = weights;
  const licenceText = licence
    ? `Its licence is <a href="${escapeHtml(licence.url)}">${escapeHtml(licence.name)}</a>.`
    : 'Its licence is for you to check: the service was given a file.';
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
