package dev.distlab.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.distlab.demos.Chapters;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Real output keeps to the schemas in {@code docs/schema}. */
class SchemasTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everyRun_json_keepsToItsSchema() {
    return Runs.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertThat(
                                problems(
                                    name.startsWith("run") ? "result" : "scenario",
                                    Runs.json(name)))
                            .isEmpty()));
  }

  @Test
  void catalog_json_keepsToItsSchema() throws IOException {
    assertThat(problems("catalog", Chapters.catalog().toJson().toString())).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everySweep_json_keepsToItsSchema() {
    return Runs.sweeps().stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    String.join(" ", line),
                    () -> assertThat(problems("sweep", Runs.printed(line))).isEmpty()));
  }

  @Test
  void schemas_brokenTwins_bite() throws IOException {
    assertThat(problems("catalog", "{\"chapters\":[{\"word\":\"Ring\"}]}")).isNotEmpty();
    assertThat(problems("result", "{}")).isNotEmpty();
    assertThat(problems("scenario", "{\"steps\":[]}")).isNotEmpty();
    assertThat(problems("sweep", "{\"seeds\":0}")).isNotEmpty();
  }

  @Test
  void schemas_allFiles_areUsedByThisTest() {
    assertThat(Repository.files(Repository.ROOT.resolve("docs/schema"), ".json"))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder(
            "result.schema.json",
            "scenario.schema.json",
            "catalog.schema.json",
            "sweep.schema.json");
  }

  private static List<String> problems(String schema, String json) throws IOException {
    Set<ValidationMessage> messages = schema(schema).validate(JSON.readTree(json));
    return messages.stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  private static JsonSchema schema(String name) {
    String uri =
        Repository.ROOT.resolve("docs/schema").resolve(name + ".schema.json").toUri().toString();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(SchemaLocation.of(uri));
  }
}
