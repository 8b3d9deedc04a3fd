import type { TranslationBundle } from '@jupyterlab/translation';
import type { IModelRow } from './modelRows';

/** Keys that move the choice, and by how much; from the whole list's ends for Home and End. */
const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: at => at - 1,
  ArrowDown: at => at + 1,
  PageUp: at => at - 5,
  PageDown: at => at + 5,
  Home: () => 0,
  End: (_, last) => last
};

/** Makes the ids of options different from list to list. */
let lists = 0;

/**
 * A listbox of models: one tab stop, its choice moved by arrows, Home and End.
 * Source: the listbox pattern of the ARIA Authoring Practices Guide.
 */
export class ModelList {
  /**
   * @param current - the id that is chosen already, and marked.
   * @param onChosen - told of the row that is looked at; null for none.
   */
  constructor(
    private readonly current: string,
    private readonly onChosen: (row: IModelRow | null) => void,
    private readonly trans: TranslationBundle
  ) {
    const { node } = this;
    node.className = 'jp-QiskitCompleter-models-list';
    node.setAttribute('role', 'listbox');
    node.setAttribute('aria-label', trans.__('Models'));
    node.tabIndex = 0;
    node.addEventListener('keydown', event => this.move(event));
  }

  readonly node = document.createElement('ul');

  /** The row that is chosen here; null for none. */
  get chosen(): IModelRow | null {
    return this.rows[this.at] ?? null;
  }

  /**
   * Show rows.
   *
   * @param wanted - the id to choose, or else the first; null to choose none.
   */
  show(
    rows: readonly IModelRow[],
    wanted: string | null | undefined = this.chosen?.id
  ): void {
    this.rows = rows;
    this.node.replaceChildren(...rows.map(row => this.option(row)));
    const at = rows.findIndex(({ id }) => id === wanted);
    this.choose(wanted === null ? -1 : Math.max(0, at));
  }

  /** Move the choice by a key; the same for a search field beside. */
  move(event: KeyboardEvent): void {
    const to = MOVES[event.key];
    if (to !== undefined && this.rows.length > 0) {
      event.preventDefault();
      const last = this.rows.length - 1;
      this.choose(Math.min(last, Math.max(0, to(this.at, last))));
    }
  }

  /** Choose nothing here. */
  clear(): void {
    if (this.at !== -1) {
      this.choose(-1);
    }
  }

  /** Say something beside a model's name. */
  mark(id: string, words: string): void {
    this.marks.set(id, words);
    const at = this.rows.findIndex(row => row.id === id);
    const mark = this.node.children[at]?.querySelector('[data-mark]');
    if (mark) {
      mark.textContent = words;
    }
  }

  private choose(at: number): void {
    this.at = at < this.rows.length ? at : -1;
    const options = [...this.node.children];
    options.forEach((option, index) =>
      option.setAttribute('aria-selected', String(index === this.at))
    );
    const active = options[this.at];
    if (active === undefined) {
      this.node.removeAttribute('aria-activedescendant');
    } else {
      this.node.setAttribute('aria-activedescendant', active.id);
      active.scrollIntoView?.({ block: 'nearest' });
    }
    this.onChosen(this.chosen);
  }

  private option(row: IModelRow): HTMLElement {
    const option = document.createElement('li');
    option.id = `jp-QiskitCompleter-models-${this.list}-${this.rows.indexOf(row)}`;
    option.setAttribute('role', 'option');
    const name = document.createElement('span');
    name.textContent = row.name;
    option.append(name);
    if (row.name !== row.id && row.id !== '') {
      option.append(' ', aside(row.id));
    }
    if (row.id === this.current) {
      option.append(' ', aside(this.trans.__('✓ in use')));
    }
    const mark = aside(this.marks.get(row.id) ?? '');
    mark.dataset['mark'] = '';
    option.append(' ', mark);
    option.addEventListener('click', () => {
      this.choose(this.rows.indexOf(row));
    });
    return option;
  }

  private readonly list = ++lists;
  private rows: readonly IModelRow[] = [];
  private at = -1;
  private readonly marks = new Map<string, string>();
}

function aside(words: string): HTMLElement {
  const node = document.createElement('span');
  node.className = 'jp-QiskitCompleter-aside';
  node.textContent = words;
  return node;
}
