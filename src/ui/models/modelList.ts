import type { TranslationBundle } from '@jupyterlab/translation';
import { createAside, element } from '../dialogs/dom';
import type { IModelOption } from './modelOptions';

/** The number of options by which the page keys move the selection. */
const PAGE_OPTIONS = 5;

/** The keys that move the selection; each computes a new index, which may be out of range. */
const MOVES_BY_KEY: Readonly<
  Record<string, (index: number, lastIndex: number) => number>
> = {
  ArrowUp: index => index - 1,
  ArrowDown: index => index + 1,
  PageUp: index => index - PAGE_OPTIONS,
  PageDown: index => index + PAGE_OPTIONS,
  Home: () => 0,
  End: (_, lastIndex) => lastIndex
};

/** Makes the ids of options unique among all lists of the page. */
let listCount = 0;

/**
 * A listbox of models: one tab stop, whose selection is moved by the arrow and
 * page keys, Home and End. Source: the listbox pattern of the ARIA Authoring
 * Practices Guide.
 */
export class ModelList {
  /**
   * @param currentId - the model in use, which is marked.
   * @param onSelected - called with the selected option; null for none.
   */
  constructor(
    private readonly currentId: string,
    private readonly onSelected: (option: IModelOption | null) => void,
    private readonly trans: TranslationBundle
  ) {
    this.node = element('ul', {
      className: 'jp-QiskitCompleter-models-list',
      role: 'listbox',
      'aria-label': trans.__('Models'),
      tabIndex: 0,
      on: { keydown: event => this.handleMoveKey(event) }
    });
  }

  readonly node: HTMLElement;

  /** The selected option; null for none. */
  get selectedOption(): IModelOption | null {
    return this.options[this.selectedIndex] ?? null;
  }

  /**
   * Shows options.
   *
   * @param idToSelect - the id to select; if no option has it, the first is
   * selected. Null selects none.
   */
  showOptions(
    options: readonly IModelOption[],
    idToSelect: string | null | undefined = this.selectedOption?.id
  ): void {
    this.options = options;
    this.node.replaceChildren(
      ...options.map((option, index) => this.createOption(option, index))
    );
    const index = options.findIndex(({ id }) => id === idToSelect);
    this.selectIndex(idToSelect === null ? -1 : Math.max(0, index));
  }

  /** Moves the selection if a key does so; also used for the keys of the search field. */
  handleMoveKey(event: KeyboardEvent): void {
    const computeIndex = MOVES_BY_KEY[event.key];
    if (computeIndex !== undefined && this.options.length > 0) {
      event.preventDefault();
      const lastIndex = this.options.length - 1;
      const index = computeIndex(this.selectedIndex, lastIndex);
      this.selectIndex(Math.min(lastIndex, Math.max(0, index)));
    }
  }

  /** Selects no option. */
  clearSelection(): void {
    if (this.selectedIndex !== -1) {
      this.selectIndex(-1);
    }
  }

  /** Shows a text beside a model's name. */
  setMark(id: string, text: string): void {
    this.marks.set(id, text);
    const index = this.options.findIndex(option => option.id === id);
    const mark = this.node.children[index]?.querySelector('[data-mark]');
    if (mark) {
      mark.textContent = text;
    }
  }

  private selectIndex(index: number): void {
    this.selectedIndex = index < this.options.length ? index : -1;
    const nodes = [...this.node.children];
    nodes.forEach((node, at) =>
      node.setAttribute('aria-selected', String(at === this.selectedIndex))
    );
    const selectedNode = nodes[this.selectedIndex];
    if (selectedNode === undefined) {
      this.node.removeAttribute('aria-activedescendant');
    } else {
      this.node.setAttribute('aria-activedescendant', selectedNode.id);
      selectedNode.scrollIntoView?.({ block: 'nearest' });
    }
    this.onSelected(this.selectedOption);
  }

  private createOption({ id, name }: IModelOption, index: number): HTMLElement {
    const asides = [
      ...(name !== id && id !== '' ? [createAside(id)] : []),
      ...(id === this.currentId
        ? [createAside(this.trans.__('✓ in use'))]
        : []),
      createAside(this.marks.get(id) ?? '', { 'data-mark': '' })
    ];
    return element(
      'li',
      {
        id: `jp-QiskitCompleter-models-${this.listNumber}-${index}`,
        role: 'option',
        on: { click: () => this.selectIndex(index) }
      },
      element('span', {}, name),
      ...asides.flatMap(aside => [' ', aside])
    );
  }

  private readonly listNumber = ++listCount;
  private options: readonly IModelOption[] = [];
  private selectedIndex = -1;
  private readonly marks = new Map<string, string>();
}
