/**
 * Pictures of measured data, as SVG: {@link LinePlot} for quantities over one axis, {@link TimelinePicture} for what
 * happened when. Programs measure and pass numbers; the pictures know nothing of brokers.
 *
 * <p>Each is 440 units wide with letters of 15 units, so that it can be read on a phone. Its colours fit day and night,
 * and nothing is told by colour alone. The same data give the same text.
 */
package picture;
