import type { TranslationBundle } from '@jupyterlab/translation';
import { isAbort } from '../../core/api/problems';
import { explainError } from '../explainError';
import { factsOf, type IFact, wordsOfDisclaimer } from './facts';
import type { IModelRow } from './rows';
import type { IModelSource } from './source';

/**
 * What the service says of one model. It is asked for a model when that is
 * looked at, and once.
 */
export class ModelDetail {
  /** @param onDisclaimer - told in what state a model's disclaimer is. */
  constructor(
    private readonly source: IModelSource,
    private readonly onDisclaimer: (id: string, words: string) => void,
    private readonly trans: TranslationBundle
  ) {
    const { node } = this;
    node.className = 'jp-QiskitCompleter-models-detail';
    node.setAttribute('role', 'region');
    node.setAttribute('aria-live', 'polite');
    node.setAttribute('aria-label', trans.__('About the model'));
  }

  readonly node = document.createElement('div');

  /** Show a model; null for none. */
  async show(row: IModelRow | null): Promise<void> {
    const { trans } = this;
    this.row = row;
    if (row === null || row.id === '') {
      this.say(
        row === null
          ? ''
          : trans.__(
              'Whichever model the service lists first, also when that changes.'
            )
      );
      return;
    }
    this.say(trans.__('Asking the service…'));
    const facts = await this.factsOf(row.id);
    if (row === this.row) {
      this.node.replaceChildren(listOf(facts));
    }
  }

  /** Ask for nothing more. */
  close(): void {
    this.row = null;
    this.closed.abort();
  }

  private say(words: string): void {
    const line = document.createElement('p');
    line.textContent = words;
    this.node.replaceChildren(line);
  }

  private factsOf(id: string): Promise<IFact[]> {
    const facts = this.known.get(id) ?? this.ask(id);
    this.known.set(id, facts);
    return facts;
  }

  private async ask(id: string): Promise<IFact[]> {
    const { source, trans } = this;
    const { signal } = this.closed;
    const failed = (name: string) => (error: unknown) => {
      // What failed once may work when it is looked at again.
      this.known.delete(id);
      const text = isAbort(error) ? '' : explainError(error, trans).words;
      return [{ name, text }];
    };
    const [facts, disclaimer] = await Promise.all([
      source
        .model(id, signal)
        .then(detail => factsOf(detail, trans), failed(trans.__('Detail'))),
      source
        .disclaimer(id, signal)
        .then(known => {
          const text = wordsOfDisclaimer(known, trans);
          this.onDisclaimer(id, known === null ? '' : text);
          return [{ name: trans.__('Disclaimer'), text }];
        })
        .catch(failed(trans.__('Disclaimer')))
    ]);
    return [...facts, ...disclaimer];
  }

  private readonly known = new Map<string, Promise<IFact[]>>();
  private readonly closed = new AbortController();
  private row: IModelRow | null = null;
}

function listOf(facts: readonly IFact[]): HTMLElement {
  const list = document.createElement('dl');
  for (const { name, text, href } of facts) {
    const term = document.createElement('dt');
    term.textContent = name;
    const details = document.createElement('dd');
    if (href === undefined) {
      details.textContent = text;
    } else {
      const link = document.createElement('a');
      link.href = href;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      link.textContent = text;
      details.append(link);
    }
    list.append(term, details);
  }
  return list;
}
