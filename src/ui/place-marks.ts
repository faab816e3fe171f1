import type { ExpressionSpecification } from 'maplibre-gl';

/** The basin that a project site belongs to, as its layer says: `liao`, `yinma` or nothing. */
export const basin: ExpressionSpecification = ['coalesce', ['get', 'basin'], ''];
/** How far a project is: planned, construction, done. */
export const status: ExpressionSpecification = ['coalesce', ['get', 'status'], ['get', 'class'], 'planned'];
