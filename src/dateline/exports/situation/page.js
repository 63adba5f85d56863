(function () {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  root.classList.add("js");

  // Filters: one set of visible events; everything that names events by number follows it.
  const events = all("article.event");
  const total = events.length;
  const form = byId("filter");
  const followers = all("[data-i]")
    .filter((el) => !el.matches("article.event"))
    .map((el) => ({ el, on: el.dataset.i.split(" ").filter(Boolean).map(Number) }));
  const texts = new Map();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = (el) => {
    if (!texts.has(el)) texts.set(el, fold(el.textContent));
    return texts.get(el);
  };
  const fields = { text: byId("f-text"), type: byId("f-type"), status: byId("f-status"),
    place: byId("f-place"), party: byId("f-party") };

  function filter() {
    const families = new Set(all("input[name=family]:checked").map((box) => box.value));
    const words = fold(fields.text.value).split(/\s+/).filter(Boolean);
    const seen = new Set();
    let claims = 0;
    for (const el of events) {
      const d = el.dataset;
      const fits = families.has(d.family)
        && (!fields.type.value || d.type === fields.type.value)
        && (!fields.status.value || d.status === fields.status.value)
        && (!fields.place.value || d.place === fields.place.value)
        && (!fields.party.value || d.parties.split(" ").includes(fields.party.value))
        && (!words.length || words.every((word) => textOf(el).includes(word)));
      el.hidden = !fits;
      if (fits) {
        seen.add(Number(d.i));
        claims += Number(d.claims);
      }
    }
    const filtered = seen.size < total;
    for (const { el, on } of followers) {
      const left = on.filter((i) => seen.has(i)).length;
      el.classList.toggle("off", filtered && !left);
      const figure = el.querySelector(":scope > .many");
      if (figure) figure.textContent = String(left);
    }
    for (const el of all("tbody.held")) {
      el.classList.toggle("off", Boolean(fields.place.value) && el.id.slice(2) !== fields.place.value.slice(2));
    }
    for (const spot of all(".spot")) {
      spot.classList.toggle("chosen", spot.dataset.place === fields.place.value);
    }
    for (const section of all(".group, #disputes, #reports")) {
      const items = all("article", section);
      const shown = items.filter((el) => !el.hidden && !el.classList.contains("off")).length;
      const count = section.querySelector("[data-count]");
      if (count) count.textContent = shown === items.length ? String(shown) : shown + " of " + items.length;
    }
    all(".nothing").forEach((el) => { el.hidden = seen.size > 0 || total === 0; });
    byId("f-count").textContent = (filtered ? seen.size + " of " + total : String(total))
      + (total === 1 ? " event, " : " events, ") + claims + (claims === 1 ? " claim" : " claims");
    byId("f-reset").disabled = !filtered;
  }

  function clear() {
    form.reset();
    filter();
  }

  let waiting = 0;
  form.hidden = false;
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter, 0));
  fields.text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });

  // Links within the page lead there even when a filter hides the target or a list is closed.
  function reveal() {
    let target = null;
    try {
      target = byId(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      return;
    }
    if (!target) return;
    if (target.closest("article[hidden], .off")) clear();
    for (let el = target.closest("details"); el; el = el.parentElement.closest("details")) el.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    opened.forEach((el) => { el.open = true; });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((el) => { el.open = false; });
  });

  // Maps: zoom by moving the view; signs and names keep their size, more names appear nearer.
  const levels = [0.34, 0.62, 1, 1.6, 2.6, 4.2, 7];
  const maps = all("svg.map").map((svg) => {
    const width = Number(svg.dataset.width);
    const height = Number(svg.dataset.height);
    const view = { x: 0, y: 0, zoom: 1 };
    svg.classList.add("live");

    function draw() {
      const w = width / view.zoom;
      const h = height / view.zoom;
      view.x = Math.min(Math.max(view.x, 0), width - w);
      view.y = Math.min(Math.max(view.y, 0), height - h);
      svg.setAttribute("viewBox", [view.x, view.y, w, h].join(" "));
      const pixels = (svg.clientWidth || width) / w;
      svg.style.setProperty("--k", String(1 / Math.max(pixels, 0.01)));
      let level = 0;
      levels.forEach((least, i) => { if (pixels * 1.06 >= least) level = i; });
      svg.dataset.level = String(level);
      const bar = svg.parentElement.querySelector(".scalebar");
      bar.classList.toggle("off", view.zoom !== 1);
    }

    function zoomTo(zoom, px, py) {
      const next = Math.min(Math.max(zoom, 1), 9);
      const x = px === undefined ? 0.5 : px;
      const y = py === undefined ? 0.5 : py;
      view.x += (width / view.zoom - width / next) * x;
      view.y += (height / view.zoom - height / next) * y;
      view.zoom = next;
      draw();
    }

    const box = svg.parentElement.querySelector(".zoom");
    box.hidden = false;
    box.addEventListener("click", (e) => {
      const what = e.target.closest("button");
      if (!what) return;
      if (what.dataset.zoom === "in") zoomTo(view.zoom * 1.6);
      else if (what.dataset.zoom === "out") zoomTo(view.zoom / 1.6);
      else zoomTo(1);
    });
    svg.addEventListener("wheel", (e) => {
      if (!e.ctrlKey && !e.metaKey && view.zoom === 1 && document.activeElement !== svg) return;
      e.preventDefault();
      const at = svg.getBoundingClientRect();
      zoomTo(view.zoom * (e.deltaY < 0 ? 1.2 : 1 / 1.2), (e.clientX - at.left) / at.width, (e.clientY - at.top) / at.height);
    }, { passive: false });
    svg.addEventListener("keydown", (e) => {
      const step = 60 / view.zoom;
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      if (e.key === "+" || e.key === "=") zoomTo(view.zoom * 1.6);
      else if (e.key === "-") zoomTo(view.zoom / 1.6);
      else if (e.key === "0") zoomTo(1);
      else if (moves[e.key] && view.zoom > 1) {
        view.x += moves[e.key][0];
        view.y += moves[e.key][1];
        draw();
      } else return;
      e.preventDefault();
    });
    let from = null;
    let moved = false;
    svg.addEventListener("pointerdown", (e) => {
      moved = false;
      if (view.zoom > 1 && e.button === 0) from = [e.clientX, e.clientY, view.x, view.y];
    });
    window.addEventListener("pointermove", (e) => {
      if (!from) return;
      const unit = width / view.zoom / (svg.clientWidth || width);
      if (Math.abs(e.clientX - from[0]) + Math.abs(e.clientY - from[1]) > 4) moved = true;
      view.x = from[2] - (e.clientX - from[0]) * unit;
      view.y = from[3] - (e.clientY - from[1]) * unit;
      draw();
    });
    window.addEventListener("pointerup", () => { from = null; });
    svg.addEventListener("dragstart", (e) => e.preventDefault());
    svg.addEventListener("click", (e) => {
      const spot = e.target.closest(".spot");
      if (!spot) return;
      e.preventDefault();
      if (moved) return;
      fields.place.value = fields.place.value === spot.dataset.place ? "" : spot.dataset.place;
      filter();
    });
    return draw;
  });
  const redraw = () => maps.forEach((draw) => draw());
  window.addEventListener("resize", redraw);
  redraw();
  filter();
  if (location.hash) reveal();
})();
