/** A model's name in addresses and form fields: `sale.order` is `sale-order`. */
export function paramOfModel(model: string): string {
  return model.replaceAll('.', '-')
}

/** The model of such a name: `sale-order` is `sale.order`. Names of models come back as they are. */
export function modelOfParam(param: string): string {
  return param.includes('-') ? param.replaceAll('-', '.') : param
}
