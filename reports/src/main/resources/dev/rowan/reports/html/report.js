(() => {
  'use strict';
  const PAGE = 80; // rows shown at once: layout of more is what makes long tables slow
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const input = one('#q');
  const grouped = n => n.toLocaleString('en-US');

  /** A table that sorts, filters and shows a page at a time. */
  class Grid {
    constructor(section) {
      this.section = section;
      this.body = one('table.data tbody', section);
      /* What the page knows of each row, so that a search asks the document nothing. */
      this.rows = [...this.body.rows].map(row => ({
        row, hidden: row.classList.contains('x'), finding: row.dataset.f !== undefined,
        changed: row.dataset.c !== undefined, text: null,
      }));
      this.order = this.rows.slice();
      this.said = one('.tools .end', section);
      this.more = one('.grow', section);
      this.limit = PAGE;
      this.query = '';
      this.kind = '';
      this.sort = '';
      this.heads = all('table.data thead th', section);
      this.given = this.heads.map(head => head.getAttribute('aria-sort'));
      this.heads.forEach((head, index) => this.makeSortable(head, index));
      all('.tools button', section).forEach(button =>
        button.addEventListener('click', () => { this.setKind(button.dataset.kind); remember(true); }));
      if (this.more) this.more.addEventListener('click', () => { this.limit += PAGE * 2; this.show(); });
      this.show();
    }

    makeSortable(head, index) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.textContent = '';
      head.append(button);
      button.addEventListener('click', () => {
        const numeric = head.classList.contains('num');
        const down = head.getAttribute('aria-sort') === 'descending';
        const up = head.getAttribute('aria-sort') === 'ascending';
        this.setSort((down || (!up && !numeric) ? '+' : '-') + index);
        remember(true);
      });
    }

    setSort(sort) {
      if (sort === this.sort) return;
      this.sort = sort;
      const index = +sort.slice(1);
      const sign = sort[0] === '-' ? -1 : 1;
      this.heads.forEach((head, i) => {
        const now = sort ? (i === index ? (sign < 0 ? 'descending' : 'ascending') : null) : this.given[i];
        if (now) head.setAttribute('aria-sort', now);
        else head.removeAttribute('aria-sort');
      });
      if (!sort) {
        this.order = this.rows.slice();
      } else {
        const numeric = this.heads[index].classList.contains('num');
        for (const item of this.rows) {
          const text = item.row.cells[index].textContent.trim();
          item.key = numeric ? number(text) : text.toLowerCase();
        }
        this.order = this.rows.slice().sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      }
      this.body.append(...this.order.map(item => item.row));
      this.limit = PAGE;
      this.show();
    }

    setKind(kind) {
      if (kind === this.kind) return;
      this.kind = kind;
      all('.tools button', this.section).forEach(button =>
        button.setAttribute('aria-pressed', String(button.dataset.kind === kind)));
      this.limit = PAGE;
      this.show();
    }

    setQuery(query) {
      if (query === this.query) return;
      this.query = query;
      this.limit = PAGE;
      this.show();
    }

    readTexts() {
      if (this.known) return;
      this.known = true;
      for (const item of this.rows) item.text = item.row.textContent.toLowerCase();
    }

    matches(item) {
      if (this.query && !item.text.includes(this.query)) return false;
      switch (this.kind) {
        case '': return true;
        case 'finding': return item.finding;
        case 'changed': return item.changed;
        default: return item.text.trimStart().startsWith(this.kind);
      }
    }

    show(extra) {
      let matched = 0, shown = 0;
      this.last = null;
      if (this.query || this.kind) this.readTexts();
      for (const item of this.order) {
        const is = this.matches(item);
        if (is) matched++;
        const visible = (is && shown < this.limit) || item.row === extra;
        if (visible) { shown++; this.last = item.row; }
        if (item.hidden === visible) {
          item.hidden = !visible;
          item.row.classList.toggle('x', item.hidden);
        }
      }
      this.hidden = matched - shown;
      if (this.said) {
        this.said.textContent = matched === this.rows.length
          ? (shown < matched ? `first ${grouped(shown)} of ${grouped(matched)}` : grouped(matched))
          : `${grouped(matched)} of ${grouped(this.rows.length)}`;
      }
      if (this.more) {
        this.more.hidden = this.hidden <= 0;
        this.more.textContent = `Show more: ${grouped(Math.max(0, this.hidden))} left`;
      }
    }
  }

  const number = text => {
    const value = parseFloat(text.replace(/[,\s]/g, '').replace('−', '-'));
    return Number.isNaN(value) ? -Infinity : value;
  };

  const grids = {};
  for (const id of ['statements', 'tests', 'benchmarks']) {
    const section = document.getElementById(id);
    if (section && one('table.data tbody', section)) grids[id] = new Grid(section);
  }
  const cards = all('.f');
  let cardTexts;
  /* Read while nobody waits, so that the first search finds them there. */
  (window.requestIdleCallback || setTimeout)(() => Object.values(grids).forEach(grid => grid.readTexts()));

  const search = query => {
    query = query.trim().toLowerCase();
    cardTexts = cardTexts || new Map(cards.map(card =>
      [card, card.textContent.toLowerCase()]));
    let found = 0;
    for (const card of cards) {
      const out = !!query && !cardTexts.get(card).includes(query);
      card.classList.toggle('x', out);
      found += out ? 0 : 1;
    }
    if (cards.length) one('#no-finding').hidden = found > 0;
    Object.values(grids).forEach(grid => grid.setQuery(query));
  };

  /* The address holds the row, the search and the order, so that links and the back button carry them. */
  const read = () => {
    const [id, ...rest] = location.hash.slice(1).split('&');
    const state = new URLSearchParams(rest.join('&'));
    return { id: decodeURIComponent(id), state };
  };
  let current = '';
  const address = () => {
    const state = new URLSearchParams();
    if (input.value.trim()) state.set('q', input.value.trim());
    for (const [name, grid] of Object.entries(grids)) {
      if (grid.sort) state.set(name + '.sort', grid.sort);
      if (grid.kind) state.set(name + '.kind', grid.kind);
    }
    const text = state.toString();
    return '#' + encodeURIComponent(current) + (text ? '&' + text : '');
  };
  const remember = push => {
    const to = address();
    if (to === location.hash || (to === '#' && !location.hash)) return;
    history[push ? 'pushState' : 'replaceState'](null, '', to);
  };

  const reveal = id => {
    all('.on').forEach(element => element.classList.remove('on'));
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.matches('.f, tr')) target.classList.add('on');
    const fold = target.closest('details');
    if (fold) fold.open = true;
    const grid = grids[(target.closest('section') || {}).id];
    if (grid && target.matches('tr')) {
      if (target.classList.contains('x')) grid.show(target);
    } else if (target.classList.contains('x')) {
      target.classList.remove('x');
    }
    target.scrollIntoView({ block: target.matches('section') ? 'start' : 'center' });
    if (target.matches('.f, tr')) { target.tabIndex = -1; target.focus({ preventScroll: true }); }
  };

  const restore = () => {
    const { id, state } = read();
    input.value = state.get('q') || '';
    search(input.value);
    for (const [name, grid] of Object.entries(grids)) {
      grid.setSort(state.get(name + '.sort') || '');
      grid.setKind(state.get(name + '.kind') || '');
    }
    current = id;
    reveal(id);
  };
  addEventListener('popstate', restore);

  document.addEventListener('click', event => {
    const copy = event.target.closest('.copy');
    if (copy) return copyFrom(copy);
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const id = link.getAttribute('href').slice(1);
    const row = link.closest('tr');
    current = row && row.id === id && row.classList.contains('on') ? '' : id;
    remember(true);
    reveal(current);
  });

  const copyFrom = button => {
    const source = one('pre', button.parentElement);
    const done = () => {
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    };
    const byHand = () => {
      getSelection().selectAllChildren(source);
      document.execCommand('copy');
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(source.textContent).then(done, byHand);
    else byHand();
  };

  /* The first letter makes a step for the back button; those that follow only change it. */
  let waiting, fresh = true;
  input.addEventListener('focus', () => { fresh = true; });
  input.addEventListener('input', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => { search(input.value); remember(fresh); fresh = false; });
  });

  const movable = () => all('.f:not(.x), table.data tbody tr:not(.x)');
  const move = step => {
    let items = movable();
    if (!items.length) return;
    const at = document.activeElement.closest('.f, table.data tbody tr');
    let index = items.indexOf(at);
    if (index >= 0) {
      const grid = step > 0 && grids[at.closest('section').id];
      if (grid && at === grid.last && grid.hidden > 0) {
        grid.limit += PAGE;
        grid.show();
        items = movable();
      }
      index += step;
    } else {
      const edge = one('.bar').offsetHeight;
      index = items.findIndex(item => item.getBoundingClientRect().top >= edge);
      if (index < 0) index = items.length - 1;
    }
    const next = items[Math.max(0, Math.min(items.length - 1, index))];
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
    const box = next.getBoundingClientRect();
    const top = one('.bar').offsetHeight + 40;
    if (box.top < top) scrollBy(0, box.top - top);
    current = next.id;
    remember(false);
  };

  const help = one('#help');
  all('[data-help]').forEach(button => button.addEventListener('click', () => help.showModal()));
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target === input) {
      if (event.key === 'Escape') { input.value = ''; search(''); remember(true); input.blur(); }
      if (event.key === 'Enter') { input.blur(); move(1); }
      return;
    }
    switch (event.key) {
      case '/': input.focus(); input.select(); break;
      case 'j': move(1); break;
      case 'k': move(-1); break;
      case '?': help.showModal(); break;
      case 'Enter': {
        const row = event.target.matches('tr, .f') && event.target;
        if (!row) return;
        row.classList.toggle('on');
        break;
      }
      default: return;
    }
    event.preventDefault();
  });

  addEventListener('beforeprint', () => all('details').forEach(fold => {
    if (fold.open) return;
    fold.dataset.shut = '';
    fold.removeAttribute('name'); // of those with one name only one can be open
    fold.open = true;
  }));
  addEventListener('afterprint', () => all('details[data-shut]').forEach(fold => {
    fold.open = false;
    if (fold.matches('.fall')) fold.setAttribute('name', 'fall');
    delete fold.dataset.shut;
  }));

  const links = new Map(all('nav a').map(link => [link.getAttribute('href').slice(1), link]));
  const spy = new IntersectionObserver(entries => entries.forEach(entry => {
    const link = links.get(entry.target.id);
    if (!link) return;
    if (entry.isIntersecting) {
      links.forEach(other => other.removeAttribute('aria-current'));
      link.setAttribute('aria-current', 'true');
    }
  }), { rootMargin: '-20% 0px -75% 0px' });
  all('main > section').forEach(section => spy.observe(section));

  if (location.hash) restore();
  (window.requestIdleCallback || setTimeout)(() => Object.values(grids).forEach(grid => grid.readTexts()));
})();
