/** The build that carries its WebAssembly in itself: it works in a worker, under Node and in the single file of the command line tool alike. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export { default } from 'sql.js';
}
