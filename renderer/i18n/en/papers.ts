import type zh from '../zh/papers';

const en: Record<keyof typeof zh, string> = {
  preview: 'Preview',
  print: 'Print',
  'format.pdf': 'PDF',
  'format.docx': 'DOCX',
  'format.xlsx': 'XLSX',
  'format.csv': 'CSV',
  'format.json': 'JSON',
  masked: 'Masked copy',
  maskedHint: 'Telephones and ID numbers are made unreadable; the paper says so',
  group: 'Export and print',
  exporting: 'Exporting…',

  rowsDone: '{{count}} rows written',
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  cancelled: 'Cancelled, no file was saved',
  notPrinted: 'Not printed',
  printed: 'Sent to the printer',
  saved: 'Saved: {{path}}',
  savedPages: 'Saved ({{pages}} pages): {{path}}',
  savedRows: 'Saved ({{rows}} rows): {{path}}',
  showFile: 'Show in folder',
  composing: 'Laying out…',
  sheet: 'Page {{page}} of {{pages}}',
  previewTitle: 'Print preview: {{title}}',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  pageCount: '{{pages}} pages',
};

export default en;
