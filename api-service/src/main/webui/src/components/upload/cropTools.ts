import {
  mdiArrowCollapseAll,
  mdiArrowDown,
  mdiArrowExpandAll,
  mdiArrowLeft,
  mdiArrowRight,
  mdiArrowUp,
  mdiMagnifyMinusOutline,
  mdiMagnifyPlusOutline,
  mdiRestore,
  mdiRotateLeft,
  mdiRotateRight,
} from '@mdi/js'
import type { PictureCropper } from './cropper'

interface CropTool {
  /** Key of its text under `crop`. */
  name: string
  icon: string
  run: (cropper: PictureCropper) => void
}

/** Buttons for everything that can be done by dragging. */
export const CROP_TOOLS: CropTool[] = [
  { name: 'left', icon: mdiRotateLeft, run: (cropper) => cropper.turn(-90) },
  { name: 'right', icon: mdiRotateRight, run: (cropper) => cropper.turn(90) },
  { name: 'zoomOut', icon: mdiMagnifyMinusOutline, run: (cropper) => cropper.zoom(-0.15) },
  { name: 'zoomIn', icon: mdiMagnifyPlusOutline, run: (cropper) => cropper.zoom(0.15) },
  { name: 'smaller', icon: mdiArrowCollapseAll, run: (cropper) => cropper.grow(-1) },
  { name: 'larger', icon: mdiArrowExpandAll, run: (cropper) => cropper.grow(1) },
  { name: 'moveLeft', icon: mdiArrowLeft, run: (cropper) => cropper.move(-1, 0) },
  { name: 'moveRight', icon: mdiArrowRight, run: (cropper) => cropper.move(1, 0) },
  { name: 'moveUp', icon: mdiArrowUp, run: (cropper) => cropper.move(0, -1) },
  { name: 'moveDown', icon: mdiArrowDown, run: (cropper) => cropper.move(0, 1) },
  { name: 'reset', icon: mdiRestore, run: (cropper) => cropper.reset() },
]
