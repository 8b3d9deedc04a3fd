import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { isAbort } from '../../core/errors/problem';
import { explainError } from '../errors/explainError';
import { ModelDetail } from './modelDetail';
import { ModelList } from './modelList';
import { type IModelRow, rowsOf, searched } from './modelRows';
import type { IModelSource } from './modelSource';
import '../../../style/models.css';

/** From how many models on there is a field to search them. */
const MANY = 9;

/** The body of the dialog: a search if there are many, the list, the detail, a field. */
export class ModelPicker extends Widget {
  constructor(
    private readonly source: IModelSource,
    private readonly current: string,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-QiskitCompleter-models');
    this.list = new ModelList(current, row => this.look(row), trans);
    this.detail = new ModelDetail(
      source,
      (id, words) => this.list.mark(id, words),
      trans
    );
    this.status.setAttribute('role', 'status');
    this.search.type = 'search';
    this.search.addEventListener('input', () => this.narrow());
    this.search.addEventListener('keydown', event => this.list.move(event));
    this.field.type = 'text';
    this.field.addEventListener('input', () => this.onTyped());
    this.searchLabel = labelled(trans.__('Search the models'), this.search);
    this.searchLabel.hidden = true;
    this.node.append(
      this.status,
      this.searchLabel,
      this.list.node,
      this.detail.node,
      labelled(
        trans.__('Or the id of a model that is not in the list'),
        this.field
      )
    );
    this.list.node.addEventListener('dblclick', () => this.done());
    this.list.node.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') {
        this.done();
      }
    });
    this.fill([]);
    void this.load();
  }

  /** The id of the chosen model; read by the dialog. */
  getValue(): string {
    return this.typed || (this.list.chosen?.id ?? this.current);
  }

  /** Call when a model was chosen in the list itself. */
  onDone(action: () => void): void {
    this.done = action;
  }

  override dispose(): void {
    this.closed.abort();
    this.detail.close();
    super.dispose();
  }

  private async load(): Promise<void> {
    const { trans } = this;
    this.status.textContent = trans.__('Asking the service for its models…');
    try {
      const models = await this.source.models(this.closed.signal);
      if (!this.isDisposed) {
        this.status.textContent = trans._n(
          '%1 model of the service',
          '%1 models of the service',
          models.length
        );
        this.searchLabel.hidden = models.length < MANY;
        const [first] = models;
        const now = first?.display_name || first?.id;
        const name = trans.__('The service’s first (now %1)', now);
        this.fill(rowsOf(models, this.current, name));
      }
    } catch (error) {
      if (!isAbort(error) && !this.isDisposed) {
        this.status.textContent = explainError(error, trans).words;
        const name = trans.__('The service’s first');
        this.fill(rowsOf([], this.current, name));
      }
    }
  }

  private fill(rows: readonly IModelRow[]): void {
    this.rows = rows;
    this.list.show(rows, this.typed === '' ? this.current : null);
  }

  private narrow(): void {
    const found = searched(this.rows, this.search.value);
    this.list.show(found, this.typed === '' ? this.list.chosen?.id : null);
    this.status.textContent =
      found.length === 0
        ? this.trans.__('No model is called so.')
        : this.trans._n('%1 model found', '%1 models found', found.length);
  }

  /** What is typed counts, and what is chosen in the list counts else. */
  private get typed(): string {
    return this.field.value.trim();
  }

  private onTyped(): void {
    if (this.typed === '') {
      this.list.show(this.rows, this.current);
    } else {
      this.list.clear();
    }
  }

  private look(row: IModelRow | null): void {
    if (row !== null) {
      this.field.value = '';
    }
    void this.detail.show(row);
  }

  private readonly status = document.createElement('p');
  private readonly search = document.createElement('input');
  private readonly field = document.createElement('input');
  private readonly searchLabel: HTMLElement;
  private readonly list: ModelList;
  private readonly detail: ModelDetail;
  private readonly closed = new AbortController();
  private rows: readonly IModelRow[] = [];
  private done: () => void = () => undefined;
}

function labelled(words: string, field: HTMLInputElement): HTMLElement {
  const label = document.createElement('label');
  const text = document.createElement('span');
  text.textContent = words;
  field.className = 'jp-mod-styled';
  field.autocomplete = 'off';
  field.spellcheck = false;
  label.append(text, field);
  return label;
}
