import type { TranslationBundle } from '@jupyterlab/translation';
import { ApiError, isAbortError } from '../../core/errors/problem';
import { createDefinitionList, createParagraph, element } from '../dialogs/dom';
import { OPEN_IN_NEW_TAB } from '../dialogs/webAddress';
import { explainError } from '../errors/explainError';
import {
  describeAcceptance,
  type IModelFact,
  listModelFacts
} from './modelFacts';
import type { IModelOption } from './modelOptions';
import type { IModelSource } from './modelSource';

/** The time that a model must be selected before its details are requested. */
const FETCH_DELAY_MS = 150;

/** Shows the details of one model, which are requested when it is first selected. */
export class ModelDetailView {
  /** @param onDisclaimer - called with the state of a model's disclaimer; empty for none. */
  constructor(
    private readonly source: IModelSource,
    private readonly onDisclaimer: (id: string, state: string) => void,
    private readonly trans: TranslationBundle
  ) {
    this.node = element('div', {
      className: 'jp-QiskitCompleter-models-detail',
      role: 'region',
      'aria-live': 'polite',
      'aria-label': trans.__('About the model')
    });
  }

  readonly node: HTMLElement;

  /** Shows the details of a model; null for none. */
  async show(option: IModelOption | null): Promise<void> {
    const { trans } = this;
    this.shownOption = option;
    if (option === null || option.id === '') {
      this.showText(
        option === null
          ? ''
          : trans.__(
              'The model that the service lists first, even if that changes.'
            )
      );
      return;
    }
    if (!this.factsById.has(option.id)) {
      this.showText(trans.__('Asking the service…'));
      // A user who moves through the list by keys needs the last model only.
      await new Promise(resolve => setTimeout(resolve, FETCH_DELAY_MS));
    }
    if (option === this.shownOption) {
      const facts = await this.getFacts(option);
      if (option === this.shownOption) {
        this.node.replaceChildren(createFactList(facts));
      }
    }
  }

  /** Stops all requests. */
  close(): void {
    this.shownOption = null;
    this.closeController.abort();
  }

  private showText(text: string): void {
    this.node.replaceChildren(createParagraph(text));
  }

  private getFacts(option: IModelOption): Promise<IModelFact[]> {
    const facts = this.factsById.get(option.id) ?? this.fetchFacts(option);
    this.factsById.set(option.id, facts);
    return facts;
  }

  private async fetchFacts({ id, card }: IModelOption): Promise<IModelFact[]> {
    const { source, trans } = this;
    const listedFacts =
      card === null ? [] : listModelFacts({ ...card, otherFields: [] }, trans);
    const { signal } = this.closeController;
    const createFailureFacts = (name: string) => (error: unknown) => {
      // It is requested again when the model is selected again.
      this.factsById.delete(id);
      const text = isAbortError(error) ? '' : explainError(error, trans).text;
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
        .then(disclaimer => {
          const text = describeAcceptance(disclaimer, trans);
          this.onDisclaimer(id, disclaimer === null ? '' : text);
          return [{ name: trans.__('Disclaimer'), text }];
        })
        .catch(createFailureFacts(trans.__('Disclaimer')))
    ]);
    return [...facts, ...disclaimerFacts];
  }

  private readonly factsById = new Map<string, Promise<IModelFact[]>>();
  private readonly closeController = new AbortController();
  private shownOption: IModelOption | null = null;
}

/** Returns whether a service has no details besides those in its list. */
function isEndpointMissing(error: unknown): boolean {
  const missingKinds = [
    'notFound',
    'modelUnknown',
    'invalidRequest',
    'notJson'
  ];
  return error instanceof ApiError && missingKinds.includes(error.problem.kind);
}

function createFactList(facts: readonly IModelFact[]): HTMLElement {
  return createDefinitionList(
    facts.map(({ name, text, href }) => [
      name,
      href === undefined
        ? text
        : element('a', { href, ...OPEN_IN_NEW_TAB }, text)
    ])
  );
}
