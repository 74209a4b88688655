/**
 * The workbook program: one class for each verb that a learner types, and what stands behind them in packages below.
 *
 * <pre>
 * workbook  ──>  learner, authoring, process
 *                   └──> verdict ──> runner, generator ──> catalogue
 * </pre>
 */
package workbook;
