import './tokens.css';

export { XzApp } from './xz-app';
