import type { TranslationBundle } from '@jupyterlab/translation';
import { ApiError, isAbortError } from '../../core/errors/problem';
import { explainError } from '../errors/explainError';
import { listModelFacts, type IFact, describeAcceptance } from './modelFacts';
import type { IModelRow } from './modelRows';
import type { IModelSource } from './modelSource';

/** How long a model is looked at before the service is asked, in milliseconds. */
const FETCH_DELAY_MS = 150;

/**
 * What the service says of one model. It is asked for a model when that is
 * looked at, and once.
 */
export class ModelDetailView {
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
    this.shownRow = row;
    if (row === null || row.id === '') {
      this.showText(
        row === null
          ? ''
          : trans.__(
              'Whichever model the service lists first, also when that changes.'
            )
      );
      return;
    }
    if (!this.factsById.has(row.id)) {
      this.showText(trans.__('Asking the service…'));
      // Who goes through the list by keys looks at the last only.
      await new Promise(resolve => setTimeout(resolve, FETCH_DELAY_MS));
    }
    if (row === this.shownRow) {
      const facts = await this.getFacts(row);
      if (row === this.shownRow) {
        this.node.replaceChildren(createFactList(facts));
      }
    }
  }

  /** Ask for nothing more. */
  close(): void {
    this.shownRow = null;
    this.closeController.abort();
  }

  private showText(text: string): void {
    const line = document.createElement('p');
    line.textContent = text;
    this.node.replaceChildren(line);
  }

  private getFacts(row: IModelRow): Promise<IFact[]> {
    const facts = this.factsById.get(row.id) ?? this.fetchFacts(row);
    this.factsById.set(row.id, facts);
    return facts;
  }

  private async fetchFacts({ id, card }: IModelRow): Promise<IFact[]> {
    const { source, trans } = this;
    const listedFacts =
      card === null ? [] : listModelFacts({ ...card, otherFields: [] }, trans);
    const { signal } = this.closeController;
    const createFailureFacts = (name: string) => (error: unknown) => {
      // What failed once may work when it is looked at again.
      this.factsById.delete(id);
      const text = isAbortError(error) ? '' : explainError(error, trans).words;
      return [{ name, text }];
    };
    const [facts, disclaimerFacts] = await Promise.all([
      source
        .getModelDetail(id, signal)
        .then(detail => listModelFacts(detail, trans))
        .catch((error: unknown) =>
          isEndpointMissing(error)
            ? listedFacts
            : [...listedFacts, ...createFailureFacts(trans.__('Detail'))(error)]
        ),
      source
        .getDisclaimer(id, signal)
        .then(known => {
          const text = describeAcceptance(known, trans);
          this.onDisclaimer(id, known === null ? '' : text);
          return [{ name: trans.__('Disclaimer'), text }];
        })
        .catch(createFailureFacts(trans.__('Disclaimer')))
    ]);
    return [...facts, ...disclaimerFacts];
  }

  private readonly factsById = new Map<string, Promise<IFact[]>>();
  private readonly closeController = new AbortController();
  private shownRow: IModelRow | null = null;
}

/** Whether a service has no such row; then the list has said all. */
function isEndpointMissing(error: unknown): boolean {
  const missingKinds = [
    'notFound',
    'modelUnknown',
    'invalidRequest',
    'notJson'
  ];
  return error instanceof ApiError && missingKinds.includes(error.problem.kind);
}

function createFactList(facts: readonly IFact[]): HTMLElement {
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
