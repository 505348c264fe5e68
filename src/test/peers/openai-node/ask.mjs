// Asks one question by OpenAI's client for JavaScript, plain and streamed, and prints what it saw.
import OpenAI from 'openai';

const [baseURL, question] = process.argv.slice(2);
const client = new OpenAI({apiKey: 'none', baseURL, maxRetries: 0});
const models = [];
for await (const model of client.models.list()) models.push(model.id);
const messages = [{role: 'system', content: 'Be brief.'}, {role: 'user', content: question}];
const plain = await client.chat.completions.create({model: 'footnote', messages});
const stream = client.chat.completions.stream({model: 'footnote', messages, stream_options: {include_usage: true}});
let pieces = '';
stream.on('content', piece => { pieces += piece; });
const streamed = await stream.finalChatCompletion();
let refused = null;
try {
  await client.chat.completions.create({model: 'footnote', messages, n: 2});
} catch (error) {
  refused = {status: error.status, code: error.code, message: error.message};
}
console.log(JSON.stringify({models, plain, pieces, streamed, refused}));
