import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { isAbortError } from '../../core/errors/problem';
import { explainError } from '../errors/explainError';
import { ModelDetailView } from './modelDetail';
import { ModelList } from './modelList';
import { type IModelRow, listModelRows, searchRows } from './modelRows';
import type { IModelSource } from './modelSource';
import '../../../style/models.css';

/** From how many models on there is a field to search them. */
const MIN_MODELS_FOR_SEARCH = 9;

/** The body of the dialog: a search if there are many, the list, the detail, a field. */
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
      row => this.showDetail(row),
      trans
    );
    this.detailView = new ModelDetailView(
      source,
      (id, words) => this.modelList.setMark(id, words),
      trans
    );
    this.statusNode.setAttribute('role', 'status');
    this.searchField.type = 'search';
    this.searchField.addEventListener('input', () => this.applySearch());
    this.searchField.addEventListener('keydown', event =>
      this.modelList.handleMoveKey(event)
    );
    this.idField.type = 'text';
    this.idField.addEventListener('input', () => this.onTyped());
    this.searchLabel = createLabelledField(
      trans.__('Search the models'),
      this.searchField
    );
    this.searchLabel.hidden = true;
    this.node.append(
      this.statusNode,
      this.searchLabel,
      this.modelList.node,
      this.detailView.node,
      createLabelledField(
        trans.__('Or the id of a model that is not in the list'),
        this.idField
      )
    );
    this.modelList.node.addEventListener('dblclick', () => this.handleDone());
    this.modelList.node.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') {
        this.handleDone();
      }
    });
    this.setRows([]);
    void this.loadModels();
  }

  /** The id of the chosen model; read by the dialog. */
  getValue(): string {
    return this.typedId || (this.modelList.chosenRow?.id ?? this.currentId);
  }

  /** Call when a model was chosen in the list itself. */
  onDone(onChosen: () => void): void {
    this.handleDone = onChosen;
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
        const [first] = models;
        const firstName = first?.display_name || first?.id;
        const name = trans.__('The service’s first (now %1)', firstName);
        this.setRows(listModelRows(models, this.currentId, name));
      }
    } catch (error) {
      if (!isAbortError(error) && !this.isDisposed) {
        this.statusNode.textContent = explainError(error, trans).words;
        const name = trans.__('The service’s first');
        this.setRows(listModelRows([], this.currentId, name));
      }
    }
  }

  private setRows(rows: readonly IModelRow[]): void {
    this.rows = rows;
    this.modelList.showRows(rows, this.typedId === '' ? this.currentId : null);
  }

  private applySearch(): void {
    const found = searchRows(this.rows, this.searchField.value);
    this.modelList.showRows(
      found,
      this.typedId === '' ? this.modelList.chosenRow?.id : null
    );
    this.statusNode.textContent =
      found.length === 0
        ? this.trans.__('No model is called so.')
        : this.trans._n('%1 model found', '%1 models found', found.length);
  }

  /** What is typed counts, and what is chosen in the list counts else. */
  private get typedId(): string {
    return this.idField.value.trim();
  }

  private onTyped(): void {
    if (this.typedId === '') {
      this.modelList.showRows(this.rows, this.currentId);
    } else {
      this.modelList.clearChoice();
    }
  }

  private showDetail(row: IModelRow | null): void {
    if (row !== null) {
      this.idField.value = '';
    }
    void this.detailView.show(row);
  }

  private readonly statusNode = document.createElement('p');
  private readonly searchField = document.createElement('input');
  private readonly idField = document.createElement('input');
  private readonly searchLabel: HTMLElement;
  private readonly modelList: ModelList;
  private readonly detailView: ModelDetailView;
  private readonly closeController = new AbortController();
  private rows: readonly IModelRow[] = [];
  private handleDone: () => void = () => undefined;
}

function createLabelledField(
  labelText: string,
  field: HTMLInputElement
): HTMLElement {
  const label = document.createElement('label');
  const labelNode = document.createElement('span');
  labelNode.textContent = labelText;
  field.className = 'jp-mod-styled';
  field.autocomplete = 'off';
  field.spellcheck = false;
  label.append(labelNode, field);
  return label;
}
