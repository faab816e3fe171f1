import { css } from 'lit';

/** Where things stand: three columns from 1024 px on, map above a sheet of three heights below that. */
export const appStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    background: var(--panel);
  }
  .skip {
    position: absolute;
    z-index: 5;
    top: -60px;
    left: var(--space-2);
  }
  .skip:focus {
    top: var(--space-2);
  }
  .demonstration {
    padding: 2px var(--space-4);
    background: var(--banner);
    color: var(--banner-text);
    font-size: var(--size-1);
    text-align: center;
  }
  main {
    position: relative;
    flex: 1;
    min-height: 0;
    display: grid;
  }
  main.wide {
    grid-template: 'panel map' minmax(0, 1fr) / 360px minmax(0, 1fr);
  }
  main.wide.with-report {
    grid-template: 'panel map report' minmax(0, 1fr) / 360px minmax(0, 1fr) 420px;
  }
  main.wide.no-map {
    grid-template: 'panel map report' minmax(0, 1fr) / 360px minmax(240px, 1fr) minmax(420px, 2fr);
  }
  main.narrow {
    grid-template: 'map' minmax(0, 1fr) 'panel' 50% / minmax(0, 1fr);
  }
  main.narrow[data-height='low'] {
    grid-template-rows: minmax(0, 1fr) 45px;
  }
  main.narrow[data-height='high'] {
    grid-template-rows: minmax(0, 1fr) 88%;
  }
  main.narrow.no-map {
    grid-template-rows: max-content minmax(0, 1fr);
  }
  .map {
    grid-area: map;
    position: relative;
    min-width: 0;
    min-height: 0;
    background: var(--panel-sunk);
    overflow: hidden;
  }
  .panel {
    grid-area: panel;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    border-right: 1px solid var(--rule);
    background: var(--panel);
  }
  .narrow .panel {
    border-right: 0;
    border-top: 1px solid var(--edge);
  }
  .report {
    grid-area: report;
    min-width: 0;
    overflow: auto;
    border-left: 1px solid var(--rule);
    background: var(--panel);
  }
  .bar {
    display: flex;
    flex: none;
    justify-content: space-between;
    padding: 0 var(--space-2);
    border-bottom: 1px solid var(--rule);
  }
  [role='tablist'] {
    display: flex;
  }
  [role='tab'] {
    min-height: 44px;
    padding: 0 var(--space-3);
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--quiet);
    font-size: var(--size-3);
  }
  [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--accent);
    color: var(--text);
    font-weight: 600;
  }
  [role='tabpanel'] {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: var(--space-3) var(--space-4) var(--space-5);
  }
  [role='tabpanel'].report {
    padding: 0;
    border: 0;
  }
  [role='tab']:focus-visible,
  [role='tabpanel']:focus-visible,
  .report:focus-visible {
    outline-offset: -3px;
  }
  .heights {
    display: flex;
    align-items: center;
  }
  .floating {
    position: absolute;
    z-index: 2;
    top: var(--space-2);
    left: var(--space-2);
    width: min(320px, calc(100% - 64px));
    max-height: calc(100% - 48px);
    overflow: auto;
    border-radius: var(--radius);
    background: var(--panel);
    box-shadow: var(--float-shadow);
  }
  .no-map-words {
    padding: var(--space-4);
    max-width: 60ch;
  }
  .drop {
    position: fixed;
    z-index: 9;
    inset: var(--space-2);
    display: grid;
    place-items: center;
    border: 3px dashed var(--accent);
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--panel) 85%, transparent);
    font-size: var(--size-5);
    pointer-events: none;
  }
`;
