/**
 * Programs that show lesson 14: how "paid" comes before "created", four measures and what each is worth, a step that
 * can't be handled, and what order costs.
 *
 * <pre>
 *  the problem                                          PaidBeforeCreated
 *  four measures, as a table and as a picture           FourMeasures
 *  one of them: its topic, its consumers, its end       MeasuredRun, Measure
 *  a consumer, here or in a JVM of its own              StepConsumer
 *  what was handled when and by whom, counted           StepHistory
 *  a step that can't be handled                         PoisonedStep
 *  messages in a second for 1 to 16 queues              PriceOfOrder
 * </pre>
 */
package programs.sequence;
