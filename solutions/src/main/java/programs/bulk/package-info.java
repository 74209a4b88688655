/** Programs that lesson 15 shows and measures: one by one or in batches, collected by the client, and a broker killed. */
package programs.bulk;
