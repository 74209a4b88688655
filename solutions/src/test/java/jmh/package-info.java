/**
 * What single parts cost, in time and in memory, with JMH. See {@link jmh.Codecs} for how to run them.
 *
 * <p>Times depend on the machine; bytes allocated for an operation do not, so these are what to compare.
 */
package jmh;
