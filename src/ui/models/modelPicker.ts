import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { isAbortError } from '../../core/errors/problem';
import { element } from '../dialogs/dom';
import { explainError } from '../errors/explainError';
import { ModelDetailView } from './modelDetail';
import { ModelList } from './modelList';
import {
  type IModelOption,
  listModelOptions,
  searchModelOptions
} from './modelOptions';
import type { IModelSource } from './modelSource';
import '../../../style/models.css';

/** The smallest number of models for which there is a search field. */
const MIN_MODELS_FOR_SEARCH = 9;

/**
 * The body of the dialog: the models, the details of the selected one, and a
 * field for the id of another. A long list can be searched.
 */
export class ModelPicker extends Widget {
  constructor(
    private readonly source: IModelSource,
    private readonly currentId: string,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-QiskitCompleter-models');
    this.modelList = new ModelList(
      currentId,
      option => this.showDetail(option),
      trans
    );
    this.detailView = new ModelDetailView(
      source,
      (id, state) => this.modelList.setMark(id, state),
      trans
    );
    this.searchField.addEventListener('input', () => this.applySearch());
    this.searchField.addEventListener('keydown', event =>
      this.modelList.handleMoveKey(event)
    );
    this.idField.addEventListener('input', () => this.handleIdInput());
    this.searchLabel = element(
      'label',
      { hidden: true },
      element('span', {}, trans.__('Search the models')),
      this.searchField
    );
    this.node.append(
      this.statusNode,
      this.searchLabel,
      this.modelList.node,
      this.detailView.node,
      element(
        'label',
        {},
        element(
          'span',
          {},
          trans.__('Or the id of a model that is not in the list')
        ),
        this.idField
      )
    );
    this.modelList.node.addEventListener('dblclick', () => this.notifyChosen());
    this.modelList.node.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') {
        this.notifyChosen();
      }
    });
    this.setOptions([]);
    void this.loadModels();
  }

  /** Returns the id of the chosen model; called by the dialog. */
  getValue(): string {
    return (
      this.enteredId || (this.modelList.selectedOption?.id ?? this.currentId)
    );
  }

  /** Calls the listener when a model is chosen by Enter or a double click in the list. */
  onChosen(listener: () => void): void {
    this.notifyChosen = listener;
  }

  override dispose(): void {
    this.closeController.abort();
    this.detailView.close();
    super.dispose();
  }

  private async loadModels(): Promise<void> {
    const { trans } = this;
    this.statusNode.textContent = trans.__(
      'Asking the service for its models…'
    );
    try {
      const models = await this.source.listModels(this.closeController.signal);
      if (!this.isDisposed) {
        this.statusNode.textContent = trans._n(
          '%1 model of the service',
          '%1 models of the service',
          models.length
        );
        this.searchLabel.hidden = models.length < MIN_MODELS_FOR_SEARCH;
        const [firstModel] = models;
        const name = trans.__(
          'The service’s first (now %1)',
          firstModel?.display_name || firstModel?.id
        );
        this.setOptions(listModelOptions(models, this.currentId, name));
      }
    } catch (error) {
      if (!isAbortError(error) && !this.isDisposed) {
        this.statusNode.textContent = explainError(error, trans).text;
        const name = trans.__('The service’s first');
        this.setOptions(listModelOptions([], this.currentId, name));
      }
    }
  }

  private setOptions(options: readonly IModelOption[]): void {
    this.allOptions = options;
    this.modelList.showOptions(
      options,
      this.enteredId === '' ? this.currentId : null
    );
  }

  private applySearch(): void {
    const found = searchModelOptions(this.allOptions, this.searchField.value);
    this.modelList.showOptions(
      found,
      this.enteredId === '' ? this.modelList.selectedOption?.id : null
    );
    this.statusNode.textContent =
      found.length === 0
        ? this.trans.__('No model matches the search.')
        : this.trans._n('%1 model found', '%1 models found', found.length);
  }

  /** The id in the field; unless it is empty, it takes precedence over the list. */
  private get enteredId(): string {
    return this.idField.value.trim();
  }

  private handleIdInput(): void {
    if (this.enteredId === '') {
      this.modelList.showOptions(this.allOptions, this.currentId);
    } else {
      this.modelList.clearSelection();
    }
  }

  private showDetail(option: IModelOption | null): void {
    if (option !== null) {
      this.idField.value = '';
    }
    void this.detailView.show(option);
  }

  private readonly statusNode = element('p', { role: 'status' });
  private readonly searchField = createTextField('search');
  private readonly idField = createTextField('text');
  private readonly searchLabel: HTMLElement;
  private readonly modelList: ModelList;
  private readonly detailView: ModelDetailView;
  private readonly closeController = new AbortController();
  private allOptions: readonly IModelOption[] = [];
  private notifyChosen: () => void = () => undefined;
}

function createTextField(type: 'search' | 'text'): HTMLInputElement {
  return element('input', {
    type,
    className: 'jp-mod-styled',
    autocomplete: 'off',
    spellcheck: false
  });
}
