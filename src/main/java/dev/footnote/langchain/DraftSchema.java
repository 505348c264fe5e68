package dev.footnote.langchain;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;

/** The JSON that a model is held to: statements, each with a text and the numbers of its sentences, in this order. */
final class DraftSchema {
  private static final JsonObjectSchema STATEMENT = JsonObjectSchema.builder()
      .addProperty("text", JsonStringSchema.builder().description("one sentence, without numbers in brackets").build())
      .addProperty("sentences", JsonArraySchema.builder().items(JsonIntegerSchema.builder().build())
          .description("numbers of the sentences that say so").build())
      .required("text", "sentences").additionalProperties(false).build();

  static final ResponseFormat FORMAT = ResponseFormat.builder().type(ResponseFormatType.JSON)
      .jsonSchema(JsonSchema.builder().name("draft").rootElement(JsonObjectSchema.builder()
          .addProperty("statements", JsonArraySchema.builder().items(STATEMENT).build()).required("statements")
          .additionalProperties(false).build()).build())
      .build();

  private DraftSchema() {}
}
