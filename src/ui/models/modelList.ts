import type { TranslationBundle } from '@jupyterlab/translation';
import type { IModelRow } from './modelRows';

/** Keys that move the choice, and by how much; from the whole list's ends for Home and End. */
const MOVES_BY_KEY: Readonly<
  Record<string, (at: number, last: number) => number>
> = {
  ArrowUp: at => at - 1,
  ArrowDown: at => at + 1,
  PageUp: at => at - 5,
  PageDown: at => at + 5,
  Home: () => 0,
  End: (_, last) => last
};

/** Makes the ids of options different from list to list. */
let listCount = 0;

/**
 * A listbox of models: one tab stop, its choice moved by arrows, Home and End.
 * Source: the listbox pattern of the ARIA Authoring Practices Guide.
 */
export class ModelList {
  /**
   * @param currentId - the id that is chosen already, and marked.
   * @param onChosen - told of the row that is looked at; null for none.
   */
  constructor(
    private readonly currentId: string,
    private readonly onChosen: (row: IModelRow | null) => void,
    private readonly trans: TranslationBundle
  ) {
    const { node } = this;
    node.className = 'jp-QiskitCompleter-models-list';
    node.setAttribute('role', 'listbox');
    node.setAttribute('aria-label', trans.__('Models'));
    node.tabIndex = 0;
    node.addEventListener('keydown', event => this.handleMoveKey(event));
  }

  readonly node = document.createElement('ul');

  /** The row that is chosen here; null for none. */
  get chosenRow(): IModelRow | null {
    return this.rows[this.chosenIndex] ?? null;
  }

  /**
   * Show rows.
   *
   * @param idToChoose - the id to choose, or else the first; null to choose none.
   */
  showRows(
    rows: readonly IModelRow[],
    idToChoose: string | null | undefined = this.chosenRow?.id
  ): void {
    this.rows = rows;
    this.node.replaceChildren(...rows.map(row => this.createOption(row)));
    const rowIndex = rows.findIndex(({ id }) => id === idToChoose);
    this.chooseIndex(idToChoose === null ? -1 : Math.max(0, rowIndex));
  }

  /** Move the choice by a key; the same for a search field beside. */
  handleMoveKey(event: KeyboardEvent): void {
    const computeTarget = MOVES_BY_KEY[event.key];
    if (computeTarget !== undefined && this.rows.length > 0) {
      event.preventDefault();
      const last = this.rows.length - 1;
      this.chooseIndex(
        Math.min(last, Math.max(0, computeTarget(this.chosenIndex, last)))
      );
    }
  }

  /** Choose nothing here. */
  clearChoice(): void {
    if (this.chosenIndex !== -1) {
      this.chooseIndex(-1);
    }
  }

  /** Say something beside a model's name. */
  setMark(id: string, text: string): void {
    this.marks.set(id, text);
    const rowIndex = this.rows.findIndex(row => row.id === id);
    const mark = this.node.children[rowIndex]?.querySelector('[data-mark]');
    if (mark) {
      mark.textContent = text;
    }
  }

  private chooseIndex(newIndex: number): void {
    this.chosenIndex = newIndex < this.rows.length ? newIndex : -1;
    const options = [...this.node.children];
    options.forEach((option, index) =>
      option.setAttribute('aria-selected', String(index === this.chosenIndex))
    );
    const active = options[this.chosenIndex];
    if (active === undefined) {
      this.node.removeAttribute('aria-activedescendant');
    } else {
      this.node.setAttribute('aria-activedescendant', active.id);
      active.scrollIntoView?.({ block: 'nearest' });
    }
    this.onChosen(this.chosenRow);
  }

  private createOption(row: IModelRow): HTMLElement {
    const option = document.createElement('li');
    option.id = `jp-QiskitCompleter-models-${this.listNumber}-${this.rows.indexOf(row)}`;
    option.setAttribute('role', 'option');
    const name = document.createElement('span');
    name.textContent = row.name;
    option.append(name);
    if (row.name !== row.id && row.id !== '') {
      option.append(' ', createAside(row.id));
    }
    if (row.id === this.currentId) {
      option.append(' ', createAside(this.trans.__('✓ in use')));
    }
    const mark = createAside(this.marks.get(row.id) ?? '');
    mark.dataset['mark'] = '';
    option.append(' ', mark);
    option.addEventListener('click', () => {
      this.chooseIndex(this.rows.indexOf(row));
    });
    return option;
  }

  private readonly listNumber = ++listCount;
  private rows: readonly IModelRow[] = [];
  private chosenIndex = -1;
  private readonly marks = new Map<string, string>();
}

function createAside(text: string): HTMLElement {
  const node = document.createElement('span');
  node.className = 'jp-QiskitCompleter-aside';
  node.textContent = text;
  return node;
}
