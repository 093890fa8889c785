package dev.distlab.cli.sweep;

import dev.distlab.experiment.Claim;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.LineSource;
import dev.distlab.experiment.Measure;
import dev.distlab.experiment.Result;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs an experiment for every value of a parameter and every seed, on all cores.
 *
 * @param experiment what to run
 * @param set the other parameters that were set
 * @param over name of the parameter to sweep
 * @param values its values
 * @param seeds first seed and how many
 */
public record Sweep(
    Experiment experiment, Map<String, String> set, String over, List<String> values, Seeds seeds) {

  public Sweep {
    values = List.copyOf(values);
  }

  /** Seeds that follow each other. */
  public record Seeds(long first, int count) {}

  /** What is kept of a run. */
  record Sample(List<Measure> measures, List<Claim> claims) {}

  /**
   * Runs everything; {@code done} is called on this thread after each run, in order.
   *
   * @throws UsageException if a value is not allowed, before anything runs
   */
  public SweepResult run(LineSource lines, int threads, Runnable done) {
    List<List<Settings>> settings = new ArrayList<>();
    for (String value : values) {
      Map<String, String> all = new LinkedHashMap<>(set);
      all.put(over, value);
      List<Settings> row = new ArrayList<>();
      for (int i = 0; i < seeds.count(); i++) {
        row.add(Settings.of(experiment.about(), seeds.first() + i, all, lines).withLines());
      }
      settings.add(row);
    }
    List<List<Sample>> samples = samples(settings, threads, done);
    Map<String, String> params = new LinkedHashMap<>(settings.get(0).get(0).values());
    params.remove(over);
    return new Collector(this, samples).result(params);
  }

  private List<List<Sample>> samples(List<List<Settings>> settings, int threads, Runnable done) {
    ExecutorService cores = Executors.newFixedThreadPool(threads, Sweep::daemon);
    try {
      List<List<Future<Sample>>> running = new ArrayList<>();
      for (List<Settings> row : settings) {
        running.add(row.stream().map(one -> cores.submit(() -> sample(one))).toList());
      }
      List<List<Sample>> samples = new ArrayList<>();
      for (List<Future<Sample>> row : running) {
        List<Sample> rowSamples = new ArrayList<>();
        for (Future<Sample> one : row) {
          rowSamples.add(await(one));
          done.run();
        }
        samples.add(rowSamples);
      }
      return samples;
    } finally {
      cores.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sweep");
    thread.setDaemon(true);
    return thread;
  }

  private Sample sample(Settings settings) {
    Result result = experiment.run(settings);
    return new Sample(result.measures(), result.claims());
  }

  private static Sample await(Future<Sample> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
