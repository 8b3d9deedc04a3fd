import type { TranslationBundle } from '@jupyterlab/translation';
import { ApiError, isAbort } from '../../core/errors/problem';
import { explainError } from '../errors/explainError';
import { factsOf, type IFact, wordsOfDisclaimer } from './modelFacts';
import type { IModelRow } from './modelRows';
import type { IModelSource } from './modelSource';

/** How long a model is looked at before the service is asked, in milliseconds. */
const LOOK_MS = 150;

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
    if (!this.known.has(row.id)) {
      this.say(trans.__('Asking the service…'));
      // Who goes through the list by keys looks at the last only.
      await new Promise(resolve => setTimeout(resolve, LOOK_MS));
    }
    if (row === this.row) {
      const facts = await this.factsOf(row);
      if (row === this.row) {
        this.node.replaceChildren(listOf(facts));
      }
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

  private factsOf(row: IModelRow): Promise<IFact[]> {
    const facts = this.known.get(row.id) ?? this.ask(row);
    this.known.set(row.id, facts);
    return facts;
  }

  private async ask({ id, card }: IModelRow): Promise<IFact[]> {
    const { source, trans } = this;
    const listed = card === null ? [] : factsOf({ ...card, more: [] }, trans);
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
        .then(detail => factsOf(detail, trans))
        .catch((error: unknown) =>
          isAbsent(error)
            ? listed
            : [...listed, ...failed(trans.__('Detail'))(error)]
        ),
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

/** Whether a service has no such row; then the list has said all. */
function isAbsent(error: unknown): boolean {
  const kinds = ['notFound', 'modelUnknown', 'refused', 'notJson'];
  return error instanceof ApiError && kinds.includes(error.problem.kind);
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
