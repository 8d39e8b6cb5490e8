/** Texts about files for other tools. */
export default {
  exports: {
    button: 'Export',
    heading: 'Export for other tools',
    all: 'All photographs.',
    matching: 'All photographs that match: {filters}.',
    hint: 'Not only those on the screen. Photographs that no model has seen yet are left out.',
    found: 'with {name}',
    formats: 'Format',
    format: {
      coco: 'One JSON file with boxes and masks. Detectron2, MMDetection and FiftyOne read it.',
      yolo: 'A zip with one text file of boxes for each photograph, to train with Ultralytics.',
      cvat: 'One XML file with boxes and masks, to go on drawing in CVAT.',
      'label-studio':
        'One JSON file of tasks with boxes and outlines, to import into Label Studio.',
      csv: 'A table with a line for each finding, for spreadsheets and scripts.',
      imagefolder:
        'A zip with the photographs themselves in a folder for each category, to train with torchvision or Keras. It can get large.',
    },
    model: 'Whose findings',
    shown: 'Those that the photographs show',
    start: 'Download',
    cancel: 'Cancel',
    progress: '{size} so far',
    saved: 'Saved: {name}, {size}.',
  },
}
