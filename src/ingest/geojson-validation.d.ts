declare module 'geojson-validation' {
  const gjv: { isGeometryObject(geometry: unknown, trace: true): string[] | undefined };
  export default gjv;
}
